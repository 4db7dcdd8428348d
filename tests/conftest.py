"""
How the property tests run.

``HYPOTHESIS_PROFILE`` chooses: ``dev`` (the default) is quick, ``ci`` is thorough and the same on each run, ``night``
looks at new examples each time.
"""

import os

from hypothesis import HealthCheck, settings

settings.register_profile("dev", max_examples=40, deadline=None, derandomize=True)
settings.register_profile("ci", max_examples=300, deadline=None, derandomize=True)
settings.register_profile("night", max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))
