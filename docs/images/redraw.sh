#!/usr/bin/env bash
# Draws the pictures anew from what `medaid demo` leaves in FOLDER (default: build).
# Needs LibreOffice, poppler-utils and ImageMagick.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=${1:-build}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

printed() {  # a file of the demonstration as pdf
    soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf --outdir "$work" "$folder/$1" >/dev/null
}
printed "住院费用监测(示例).xlsx"
pdf="$work/住院费用监测(示例).pdf"

page_of() {  # the first page that holds a text
    local page=1
    until pdftotext -f $page -l $page "$pdf" - | grep -q "$1"; do page=$((page + 1)); done
    echo $page
}
top_of() {  # page, height in pixels, name: the table's top, blank margins cut
    pdftoppm -png -singlefile -r 120 -f "$1" -l "$1" "$pdf" "$work/$3"
    convert "$work/$3.png" -bordercolor white -border 1 -trim +repage -crop "x$2+0+0" +repage "$work/$3.png"
}

first=$(page_of 困难群众住院费用登记表)
second=$(page_of 医疗费用总额)
top_of "$first" 380 typed
top_of "$second" 349 computed
width=$(identify -format %w "$work/typed.png")
convert "$work/computed.png" -gravity north -chop 0x13 -gravity northwest -crop "$((width + 170))x+0+0" +repage \
    -splice 0x12 "$work/computed.png"
convert "$work/typed.png" "$work/computed.png" -background white -append -bordercolor white -border 8 \
    +dither -colors 200 -strip "PNG8:$here/monitoring.png"
top_of "$(page_of '困难群众住院费用监测 校验')" 627 findings
convert "$work/findings.png" -bordercolor white -border 8 +dither -colors 200 -strip "PNG8:$here/findings.png"

printed "网格包保与住院分析(示例).xlsx"
pdf="$work/网格包保与住院分析(示例).pdf"
top_of "$(page_of 各乡镇街困难群众住院情况量化排序)" 720 ranking
convert "$work/ranking.png" -bordercolor white -border 8 +dither -colors 200 -strip "PNG8:$here/ranking.png"

printed "文书/动态调整情况证明_2025年第2季度_低保.docx"
pdf="$work/动态调整情况证明_2025年第2季度_低保.pdf"
for page in 1 2; do
    pdftoppm -png -singlefile -r 60 -f $page -l $page "$pdf" "$work/proof$page"
done
convert "$work/proof1.png" "$work/proof2.png" -background white -gravity north +append -bordercolor grey -border 1 \
    +dither -colors 64 -strip "PNG8:$here/proof.png"

# what the tests of the buttons saw on their screen, where they have run
if [ -f "$folder/screen/校验占比.png" ]; then
    convert "$folder/screen/校验占比.png" -crop 1540x560+0+110 +repage -resize 1000x +dither -colors 64 -strip "PNG8:$here/buttons.png"
fi
