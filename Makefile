# make demo 与 make test 在只有 python3 和 make 的 Debian 上也能运行;目标一览:make help
VENV := .venv
INSTALL := $(VENV)/bin/python -m pip install --disable-pip-version-check --no-input
OFFICE := libreoffice-calc libreoffice-writer python3-uno fonts-noto-cjk poppler-utils xvfb xdotool imagemagick

.PHONY: help demo test deep bench mutants pages clean

help: ## 列出各目标
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST)

demo: $(VENV)/ready ## 生成两个工作簿,填入 300 例住院并核对,结果在 build/
	$(VENV)/bin/medaid demo

test: $(VENV)/ready-for-tests ## 安装测试所需软件并运行全部测试
	@.ci/packages $(OFFICE)
	$(VENV)/bin/python -m pytest --numprocesses auto --dist loadfile

deep: $(VENV)/ready-for-tests ## 用更多的随机行比较各引擎(每项政策 5000 行、100000 行)
	@.ci/packages $(OFFICE)
	MEDAID_DEEP=1 $(VENV)/bin/python -m pytest --numprocesses auto --dist loadfile tests/engines tests/workbook/test_formula_text.py tests/hostile/test_identity_numbers.py

bench: $(VENV)/ready ## 测量计算速度,与 pandas、numpy 和 LibreOffice 比较
	@.ci/packages libreoffice-calc
	$(VENV)/bin/python -m benchmarks

mutants: $(VENV)/ready-for-tests ## 逐一改动规则和数值,检查算例和边界行能否察觉
	$(VENV)/bin/python -m tests.mutants

pages: $(VENV)/ready ## 重写生成的文档:规则手册、表单对照、校验编号
	$(VENV)/bin/medaid rules --doc docs/rules.md
	$(VENV)/bin/medaid pages docs

clean: ## 删除虚拟环境和生成的文件
	rm -rf $(VENV) build *.egg-info

$(VENV)/ready: pyproject.toml
	@.ci/venv $(VENV)
	$(INSTALL) --editable .
	@touch $@

$(VENV)/ready-for-tests: pyproject.toml
	@.ci/venv $(VENV)
	$(INSTALL) --editable '.[test]'
	@touch $@ $(VENV)/ready
