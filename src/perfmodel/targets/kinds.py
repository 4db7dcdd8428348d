"""What the arguments of the functions on targets take, made once, since these functions are called often."""

from perfmodel.arguments import kind_of
from perfmodel.targets.shapes import Target
from perfmodel.targets.terms import Polarity

TARGET = kind_of(Target)
POLARITY = kind_of(Polarity | None)
