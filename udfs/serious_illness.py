"""大病保险: band by band, with half the deductible, five points more and no cap for three groups (临县 2023).

The deductible, the bands and the cap stand in the city's own files: they are local parameters here.

>>> serious_illness_payment("低保对象", 12000, policy="linxian-2023")
'待填:大病保险起付线'
"""

from udfs.bands import banded, first_rate
from udfs.money import yuan
from udfs.rule import rule


@rule(title="大病保险支付", unit="元", source="LX-03")
def serious_illness_payment(category, compliant_burden, *, policy):
    """Return what the serious illness insurance pays; bands count from 0 yuan of burden.

    >>> from udfs import load
    >>> filled = load("linxian-2023").with_values(deductible=10000, bands=[[50000, 0.6], [None, 0.65]], cap=400000)
    >>> serious_illness_payment("低保对象", 60000, policy=filled), serious_illness_payment("监测对象", 60000, policy=filled)
    (36250.0, 30500.0)
    """
    tilted = category in policy.serious_illness_scope
    start = policy.deductible * (1 - policy.serious_illness_deductible_cut) if tilted else policy.deductible
    increase = policy.serious_illness_rate_increase if tilted else 0
    if policy.freed_band_reading == "按所在分段比例":
        paid = banded(compliant_burden, start, policy.bands, increase)
    else:
        freed = max(min(compliant_burden, policy.deductible) - start, 0)
        paid = freed * first_rate(policy.bands, increase) + banded(compliant_burden, policy.deductible, policy.bands, increase)
    if tilted and policy.serious_illness_cap_removed:
        return yuan(paid)
    return yuan(min(paid, policy.cap))


__all__ = ["serious_illness_payment"]
