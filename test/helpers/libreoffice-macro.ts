/**
 * The macro that LibreOffice runs (StarBasic): reads a list of jobs, a line each of addresses and words separated by tabs: the file, where to write what it
 * reads, `accept`, `reject` or `-`, and where to save it or `-`. It writes a line `C count` of tracked changes, then three sections, `B` body, `N` notes,
 * `M` headers and footers, in which `P label text` is a paragraph, and `T`, `C name` and `/T` enclose a table and begin its cells; then `END`.
 */
export const macro = `
Option Explicit

Sub Main
  Dim files, jobs, line
  files = createUnoService("com.sun.star.ucb.SimpleFileAccess")
  jobs = createUnoService("com.sun.star.io.TextInputStream")
  jobs.setInputStream(files.openFileRead(Environ("COUNTERSIGN_JOBS")))
  jobs.setEncoding("UTF-8")
  Do While Not jobs.isEOF()
    line = Split(jobs.readLine(), Chr(9))
    If UBound(line) = 3 Then OneFile(files, line)
  Loop
  jobs.closeInput()
  StarDesktop.terminate()
End Sub

Sub OneFile(files, job)
  Dim doc, out, options(1) As New com.sun.star.beans.PropertyValue
  Dim saving(0) As New com.sun.star.beans.PropertyValue
  out = createUnoService("com.sun.star.io.TextOutputStream")
  out.setOutputStream(files.openFileWrite(job(1) & ".part"))
  out.setEncoding("UTF-8")
  options(0).Name = "Hidden"
  options(0).Value = True
  options(1).Name = "FilterName"
  options(1).Value = "MS Word 2007 XML"
  On Error GoTo Failed
  doc = StarDesktop.loadComponentFromURL(job(0), "_blank", 0, options())
  If IsNull(doc) Then GoTo Failed
  Decide(doc, job(2))
  out.writeString("C" & Chr(9) & CountChanges(doc) & Chr(10))
  WriteText(out, doc.getText())
  out.writeString("N" & Chr(10))
  WriteNotes(out, doc.getFootnotes())
  WriteNotes(out, doc.getEndnotes())
  out.writeString("M" & Chr(10))
  WriteMargins(out, doc)
  out.writeString("END" & Chr(10))
  If job(3) <> "-" Then
    saving(0).Name = "FilterName"
    saving(0).Value = "MS Word 2007 XML"
    doc.storeToURL(job(3), saving())
  End If
  doc.close(True)
Failed:
  If Err <> 0 Then out.writeString("E" & Chr(9) & Error$ & " " & Erl & Chr(10))
  out.closeOutput()
  files.move(job(1) & ".part", job(1))
End Sub

Sub Decide(doc, decision)
  Dim helper, command
  If decision = "-" Then Exit Sub
  command = ".uno:RejectAllTrackedChanges"
  If decision = "accept" Then command = ".uno:AcceptAllTrackedChanges"
  helper = createUnoService("com.sun.star.frame.DispatchHelper")
  helper.executeDispatch(doc.getCurrentController().getFrame(), command, "", 0, Array())
End Sub

Function CountChanges(doc)
  Dim changes, count
  changes = doc.getRedlines().createEnumeration()
  count = 0
  Do While changes.hasMoreElements()
    changes.nextElement()
    count = count + 1
  Loop
  CountChanges = count
End Function

Sub WriteText(out, text)
  Dim blocks, block, names, name, label, index
  blocks = text.createEnumeration()
  Do While blocks.hasMoreElements()
    block = blocks.nextElement()
    If block.supportsService("com.sun.star.text.TextTable") Then
      out.writeString("T" & Chr(10))
      names = block.getCellNames()
      For index = LBound(names) To UBound(names)
        out.writeString("C" & Chr(9) & names(index) & Chr(10))
        WriteText(out, block.getCellByName(names(index)))
      Next
      out.writeString("/T" & Chr(10))
    ElseIf block.supportsService("com.sun.star.text.Paragraph") Then
      label = ""
      If block.NumberingIsNumber Then label = block.ListLabelString
      If label = "" And block.NumberingIsNumber Then label = Bullet(block)
      out.writeString("P" & Chr(9) & Flat(label) & Chr(9) & Flat(block.getString()) & Chr(10))
    End If
  Loop
End Sub

Function Bullet(paragraph)
  Dim level, index
  Bullet = ""
  If IsNull(paragraph.NumberingRules) Then Exit Function
  level = paragraph.NumberingRules.getByIndex(paragraph.NumberingLevel)
  For index = LBound(level) To UBound(level)
    If level(index).Name = "BulletChar" Then Bullet = level(index).Value
  Next
End Function

Sub WriteNotes(out, notes)
  Dim index
  For index = 0 To notes.getCount() - 1
    WriteText(out, notes.getByIndex(index))
  Next
End Sub

Sub WriteMargins(out, doc)
  Dim styles, style, index
  styles = doc.getStyleFamilies().getByName("PageStyles")
  For index = 0 To styles.getCount() - 1
    style = styles.getByIndex(index)
    If style.isInUse() Then
      If style.HeaderIsOn Then
        WriteText(out, style.HeaderText)
        If Not style.HeaderIsShared Then WriteText(out, style.HeaderTextLeft)
        If Not style.FirstIsShared Then WriteText(out, style.HeaderTextFirst)
      End If
      If style.FooterIsOn Then
        WriteText(out, style.FooterText)
        If Not style.FooterIsShared Then WriteText(out, style.FooterTextLeft)
        If Not style.FirstIsShared Then WriteText(out, style.FooterTextFirst)
      End If
    End If
  Next
End Sub

Function Flat(words)
  Flat = Join(Split(Join(Split(words, Chr(13)), ""), Chr(10)), Chr(1))
End Function
`
