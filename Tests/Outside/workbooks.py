# Makes workbooks for the tests of Sources/Tables: with openpyxl, where it is installed, and by hand, with the quirks of other programs.
# usage: workbooks.py openpyxl|quirks|hostile FOLDER      prints JSON: file -> what has to be read from it
import json, sys, zipfile, datetime, random, os

kind, folder = sys.argv[1], sys.argv[2]
found = {}

NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
REL = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def by_hand(name, sheets, workbook_attributes='', strings=None, styles=None, extra=None, raw=None, method=zipfile.ZIP_DEFLATED):
    """sheets: list of (name, state, xml of the sheet)."""
    path = os.path.join(folder, name)
    with zipfile.ZipFile(path, 'w', method) as z:
        z.writestr('[Content_Types].xml', '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>')
        z.writestr('_rels/.rels', '<?xml version="1.0"?><Relationships><Relationship Id="a" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        listed = ''.join('<sheet name="%s" sheetId="%d" r:id="r%d"%s/>' % (n, i + 1, i, ' state="%s"' % s if s else '') for i, (n, s, _) in enumerate(sheets))
        z.writestr('xl/workbook.xml', '<?xml version="1.0"?><workbook %s %s><workbookPr %s/><sheets>%s</sheets></workbook>' % (NS, REL, workbook_attributes, listed))
        links = ''.join('<Relationship Id="r%d" Type="http://x/worksheet" Target="worksheets/s%d.xml"/>' % (i, i) for i in range(len(sheets)))
        if strings:
            links += '<Relationship Id="s" Type="http://x/sharedStrings" Target="/xl/sharedStrings.xml"/>'
            z.writestr('xl/sharedStrings.xml', strings)
        if styles:
            links += '<Relationship Id="t" Type="http://x/styles" Target="styles.xml"/>'
            z.writestr('xl/styles.xml', styles)
        z.writestr('xl/_rels/workbook.xml.rels', '<?xml version="1.0"?><Relationships>%s</Relationships>' % links)
        for i, (_, _, xml) in enumerate(sheets):
            z.writestr('xl/worksheets/s%d.xml' % i, xml)
        for n, content in (extra or {}).items():
            z.writestr(n, content)
    return path


def sheet(rows, rest=''):
    return '<?xml version="1.0"?><worksheet %s><sheetData>%s</sheetData>%s</worksheet>' % (NS, rows, rest)


if kind == 'openpyxl':
    import openpyxl
    random.seed(7)
    words = ['Айдар Тестов', 'a', ' spaced ', 'two\nlines', '<&>"', 'қазақ', '=not a formula', '0012', 'TRUE', '']
    for number in range(40):
        book = openpyxl.Workbook()
        sheet1 = book.active
        sheet1.title = 'Лист %d' % number
        expected = []
        for r in range(random.randint(2, 25)):
            row = []
            for c in range(random.randint(1, 9)):
                cell = sheet1.cell(r + 1, c + 1)
                choice = random.randint(0, 6)
                if choice == 0:
                    day = datetime.date(1901, 1, 1) + datetime.timedelta(random.randint(0, 60000))
                    cell.value = day
                    cell.number_format = random.choice(['dd.mm.yyyy', 'yyyy-mm-dd', 'd mmm yy', '[$-419]d mmmm yyyy;@', 'mm-dd-yy'])
                    row.append(day.isoformat())
                elif choice == 1:
                    n = random.choice([0, 1, -5, 45428, 1.5, 0.1, 1e20, 123456789012])
                    cell.value = n
                    cell.number_format = random.choice(['General', '0', '#,##0.00', '0 "days"', '[Red]0', '0.00E+00'])
                    row.append(n)
                elif choice == 2:
                    moment = datetime.datetime(2024, 5, 16, random.randint(0, 23), random.randint(0, 59))
                    cell.value = moment
                    cell.number_format = 'dd.mm.yyyy hh:mm'
                    row.append(moment.strftime('%Y-%m-%d %H:%M') if (moment.hour, moment.minute) != (0, 0) else moment.strftime('%Y-%m-%d'))
                elif choice == 3:
                    row.append('')
                else:
                    word = random.choice(words)
                    if word.startswith('='):
                        cell.value = word
                        cell.data_type = 's'
                    else:
                        cell.value = word or None
                    row.append(word.strip())
            expected.append(row)
        hidden = book.create_sheet('hidden')
        hidden['A1'] = 'x'
        hidden.sheet_state = 'hidden'
        name = 'book%d.xlsx' % number
        book.save(os.path.join(folder, name))
        found[name] = {'sheets': ['Лист %d' % number, 'hidden'], 'rows': expected}
elif kind == 'quirks':
    styles = '<?xml version="1.0"?><styleSheet %s><numFmts><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy"/><numFmt numFmtId="165" formatCode="[h]:mm"/><numFmt numFmtId="166" formatCode="&quot;day&quot; 0"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>' % NS
    strings = '<?xml version="1.0"?><sst %s><si><t>Name</t></si><si><r><rPr><b/></rPr><t>Date of </t></r><r><t xml:space="preserve">detention</t></r></si><si><t>Ким</t><rPh sb="0" eb="1"><t>hint</t></rPh></si></sst>' % NS
    rows = ('<row r="3"><c r="B3" t="s"><v>0</v></c><c r="C3" t="s"><v>1</v></c><c r="D3" t="inlineStr"><is><t>Place</t></is></c></row>'
            '<row r="5"><c r="B5" t="s"><v>2</v></c><c r="C5" s="1"><v>45428</v></c><c r="D5" t="str"><f>UPPER("x")</f><v>X</v></c></row>'
            '<row r="6"><c r="B6" t="inlineStr"><is><r><t>Two </t></r><r><t>runs</t></r></is></c><c r="C6" s="2"><v>45429.5</v></c><c r="D6" t="b"><v>1</v></c><c r="E6" s="3"><v>0.4375</v></c><c r="F6" s="4"><v>7</v></c></row>'
            '<row r="7"><c r="B7"><f>1+1</f></c><c r="C7" t="e"><v>#REF!</v></c><c r="D7" t="d"><v>2024-05-16T00:00:00</v></c><c r="G7" s="1"/></row>')
    by_hand('quirks.xlsx', [('Main', '', sheet(rows, '<mergeCells count="1"><mergeCell ref="C3:D3"/></mergeCells>')), ('Drafts', 'hidden', sheet('<row r="1"><c r="A1"><v>1</v></c></row>')), ('Deep', 'veryHidden', sheet(''))], strings=strings, styles=styles)
    found['quirks.xlsx'] = None
    # Cells and rows without their places, days from 1904, elements with a prefix, not packed.
    prefixed = '<?xml version="1.0"?><x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>Name</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>Date</x:t></x:is></x:c></x:row><x:row><x:c t="inlineStr"><x:is><x:t>A B</x:t></x:is></x:c><x:c s="1"><x:v>43966</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    by_hand('mac.xlsx', [('S', '', prefixed)], 'date1904="1"', styles=styles, method=zipfile.ZIP_STORED)
    found['mac.xlsx'] = None
else:
    one = sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c><c r="B1"><v>1</v></c></row>')
    by_hand('macros.xlsx', [('S', '', one)], extra={'xl/vbaProject.bin': b'x'})
    by_hand('binary.xlsx', [('S', '', one)], extra={'xl/workbook.bin': b'x'})
    by_hand('word.xlsx', [('S', '', one)], extra={'word/document.xml': b'x'})
    by_hand('bomb.xlsx', [('S', '', sheet('<row r="1"><c r="A1"><v>1</v></c></row>' + ' ' * 40_000_000))])
    by_hand('laughs.xlsx', [('S', '', '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>' + one[21:].replace('Name', '&b;'))])
    by_hand('outside.xlsx', [('S', '', '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + one[21:].replace('Name', '&a;'))])
    by_hand('deep.xlsx', [('S', '', '<?xml version="1.0"?>' + '<a>' * 3000 + '</a>' * 3000)])
    by_hand('broken.xlsx', [('S', '', one[:-20])])
    by_hand('huge-cell.xlsx', [('S', '', sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>%s</t></is></c></row>' % ''.join(random.Random(1).choice('abcdefghij') for _ in range(300_000))))])
    by_hand('far.xlsx', [('S', '', sheet('<row r="1"><c r="XFD1"><v>1</v></c></row>'))])
    by_hand('backwards.xlsx', [('S', '', sheet('<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'))])
    by_hand('empty.xlsx', [('S', '', sheet(''))])
    by_hand('none.xlsx', [])
    by_hand('good.xlsx', [('S', '', one)])
    with zipfile.ZipFile(os.path.join(folder, 'pages.xlsx'), 'w') as z:
        z.writestr('a.txt', 'x')
    with zipfile.ZipFile(os.path.join(folder, 'calc.xlsx'), 'w') as z:
        z.writestr('mimetype', 'application/vnd.oasis.opendocument.spreadsheet')
    for name in sorted(os.listdir(folder)):
        found[name] = None
print(json.dumps(found))
