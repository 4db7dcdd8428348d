"""Objectives of a department or a project: what is to be reached, with which money, measured how."""
