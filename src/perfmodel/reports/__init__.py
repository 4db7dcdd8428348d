"""What was found as tables for people: findings, assessments, audited forms."""
