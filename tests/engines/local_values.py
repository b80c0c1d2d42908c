"""Figures that a county may fill in, and readings that it may choose: several sets for each policy."""

LOCAL = {  # figures that a county may fill in
    "linxian-2023": ({"deductible": 10000, "bands": [[50000, 0.6], [100000, 0.65], [None, 0.75]], "cap": 400000,
                      "tilt_b_scope_added": ["低保边缘对象"], "high_cost_scope_reading": "仅监测对象"},
                     {"deductible": 333.33, "bands": [[200, 0.98], [None, 0.5]], "cap": "无", "freed_band_reading": "按所在分段比例"},
                     {"deductible": 0, "bands": [[None, 0.6]]}),
    "shanxi-2019": ({"ratio": 0.7, "annual_limit": 15000, "deductible": 500, "bands": [[2000, 0.4], [5000, 0.5], [None, 0.6]],
                     "cap": 10000, "single_disease_base_reading": "限额定额", "entitlement_end_reading": "次日起"},
                    {"ratio": 0.75, "annual_limit": 800.05, "deductible": 0.05, "bands": [[None, 0.5]], "cap": "无",
                     "band_base_reading": "零元", "special_hardship_limit_reading": "限额之内",
                     "single_disease_special_hardship_reading": "医疗救助保障", "entitlement_start_reading": "次日起"}),
    "guangxi-2019": ({"enrolment_target_residents": 0.951},),
}
