"""The rules: every one is an ordinary function; what Excel calls `CATALOG_EXCESS` is `udfs.catalog_excess` here.

>>> len(rules()) >= 22
True
"""

from udfs.assistance import *  # noqa: F403
from udfs.backstop import *  # noqa: F403
from udfs.caps import *  # noqa: F403
from udfs.catalog import *  # noqa: F403
from udfs.deadlines import *  # noqa: F403
from udfs.enrolment import *  # noqa: F403
from udfs.identity import *  # noqa: F403
from udfs.policy import catalogue, load
from udfs.rescue import *  # noqa: F403
from udfs.rule import registered as rules
from udfs.serious_illness import *  # noqa: F403
from udfs.single_disease import *  # noqa: F403
from udfs.special_case import *  # noqa: F403
from udfs.township import *  # noqa: F403
from udfs.warning import *  # noqa: F403
from udfs.window import *  # noqa: F403

__all__ = ["catalogue", "load", "rules", *rules()]
