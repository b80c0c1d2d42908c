"""The institutions of the fictitious county, with level, price class and place."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Hospital:
    """`level` is that of the Guangxi notice, `charge_class` the price class of Linxian; blank where nobody set one."""

    name: str
    level: str
    charge_class: str | None
    in_province: bool = True
    within_city: bool = True
    in_county: bool = True


HOSPITALS = (
    Hospital("云岭县人民医院", "县级", "县级二类"), Hospital("云岭县中医医院", "县级", "县级二类"), Hospital("云岭县妇幼保健院", "县级", "县级二类"),
    Hospital("青溪镇中心卫生院", "乡镇", "三类"), Hospital("白石乡卫生院", "乡镇", "三类"), Hospital("南屏镇卫生院", "乡镇", "三类"),
    Hospital("西坪镇卫生院", "乡镇", "三类"), Hospital("临江市第一人民医院", "市级", "省市级二类", in_county=False),
    Hospital("省示例肿瘤医院", "自治区级", "省内一类", within_city=False, in_county=False),
    Hospital("外省示例医院", "区外", None, in_province=False, within_city=False, in_county=False))
