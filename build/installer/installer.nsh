; Taken into the Windows installer at the places that the packager's script leaves for it.
; Saved as UTF-8 with a byte order mark, which makensis needs to read Chinese.

; Defined while both languages are loaded, so that setup and uninstaller speak the one that was chosen.
!macro customHeader
  LangString KedangKept 2052 "客档已卸载。客户档案没有删除，仍在每位用户的这个文件夹里：$\r$\n%LOCALAPPDATA%\Kedang$\r$\n（设过 KEDANG_HOME 的，在它所指的文件夹。）$\r$\n重新安装后凭恢复码可继续使用；确要销毁，请先按公司规定办理档案销毁手续。"
  LangString KedangKept 1033 "Kedang has been removed. The customer archive was kept, in this folder of each user:$\r$\n%LOCALAPPDATA%\Kedang$\r$\n(or where KEDANG_HOME points to).$\r$\nAfter reinstalling it can be opened with the recovery code."
  LangString KedangWeeklyFile 2052 "客档周报文件"
  LangString KedangWeeklyFile 1033 "Kedang weekly file"
!macroend

; A weekly file is a zip by name, so that stock tools open it. The program is listed under “open with” and takes
; nothing away from the program that opens zips on this computer.
!macro customInstall
  WriteRegStr SHCTX "Software\Classes\Kedang.WeeklyFile" "" "$(KedangWeeklyFile)"
  WriteRegStr SHCTX "Software\Classes\Kedang.WeeklyFile\DefaultIcon" "" "$appExe,0"
  WriteRegStr SHCTX "Software\Classes\Kedang.WeeklyFile\shell\open\command" "" '"$appExe" "%1"'
  WriteRegStr SHCTX "Software\Classes\.zip\OpenWithProgids" "Kedang.WeeklyFile" ""
!macroend

!macro customUnInstall
  DeleteRegKey SHCTX "Software\Classes\Kedang.WeeklyFile"
  DeleteRegValue SHCTX "Software\Classes\.zip\OpenWithProgids" "Kedang.WeeklyFile"
  ${ifNot} ${isUpdated}
    MessageBox MB_OK|MB_ICONINFORMATION "$(KedangKept)" /SD IDOK
  ${endIf}
!macroend
