"""
A font with Chinese for the pictures of tests and documents, where the machine has none: that of PDF files, all boxes.

What a test asks of a picture is where texts stand, never how they look.
"""

from pathlib import Path

from matplotlib.font_manager import fontManager

import perfmodel.files
from perfmodel.errors import InvalidValueError
from perfmodel.plot._canvas import font_of


def pytest_configure() -> None:
    """Look for a font as the pictures do."""
    try:
        font_of(["绩效"], None)
    except InvalidValueError:
        fontManager.addfont(Path(perfmodel.files.__file__).with_name("boxes.ttf"))
