; Putting the program in its place. The new one arrives beside the old one and they change places by renaming: a
; full disk or a machine that stops leaves one of the two whole. Repairing is the same with the same version.

!define ARRIVING "$INSTDIR\arriving"
!define LEAVING "$INSTDIR\leaving"

Section
!ifdef KEEP
  ; Only the uninstaller of this compilation is wanted.
  WriteUninstaller "$INSTDIR\${UNINSTALL}"
!else
  RMDir /r "${ARRIVING}"
  RMDir /r "${LEAVING}"
  ClearErrors
  SetOutPath "${ARRIVING}"
  File /r "${BUNDLE}/*.*"
  File "/oname=${UNINSTALL}" "${UNINSTALLER}"
  SetOutPath "$INSTDIR"
  ${If} ${Errors}
    RMDir /r "${ARRIVING}"
    Abort "$(NOT_WRITTEN)"
  ${EndIf}
  Call ChangePlaces
  Call KeepProvisions
  Call Register
!endif
SectionEnd

!ifndef KEEP
; Old out, new in; the old one comes back when the new one cannot come in.
Function ChangePlaces
  CreateDirectory "${LEAVING}"
  ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
    ClearErrors
    Rename "$INSTDIR\${PROGRAM}" "${LEAVING}\${PROGRAM}"
    Rename "$INSTDIR\_internal" "${LEAVING}\_internal"
    ${If} ${Errors}
      Call ComeBack
    ${EndIf}
  ${EndIf}
  Delete "$INSTDIR\${UNINSTALL}"
  ClearErrors
  Rename "${ARRIVING}\_internal" "$INSTDIR\_internal"
  Rename "${ARRIVING}\${UNINSTALL}" "$INSTDIR\${UNINSTALL}"
  Rename "${ARRIVING}\${PROGRAM}" "$INSTDIR\${PROGRAM}"
  ${If} ${Errors}
    Call ComeBack
  ${EndIf}
  RMDir /r "${ARRIVING}"
  RMDir /r "${LEAVING}"
  ; What the program fetched itself is older than this one, or the same.
  RMDir /r "$INSTDIR\versions"
FunctionEnd

Function ComeBack
  ${If} ${FileExists} "${LEAVING}\_internal"
    RMDir /r "$INSTDIR\_internal"
    Rename "${LEAVING}\_internal" "$INSTDIR\_internal"
  ${EndIf}
  ${If} ${FileExists} "${LEAVING}\${PROGRAM}"
    Delete "$INSTDIR\${PROGRAM}"
    Rename "${LEAVING}\${PROGRAM}" "$INSTDIR\${PROGRAM}"
  ${EndIf}
  RMDir /r "${ARRIVING}"
  RMDir "${LEAVING}"
  Abort "$(NOT_WRITTEN)"
FunctionEnd

; What Windows knows of it: Start menu, list of programs, backups. A double click on a backup opens CarDesk as it is:
; putting one back replaces everything, and is for the owner to choose in the settings.
Function Register
  Push $0
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${PROGRAM}"
  WriteRegStr SHCTX "${SETTINGS}" "InstallDir" "$INSTDIR"

  WriteRegStr SHCTX "${ARP}" "DisplayName" "${NAME}"
  WriteRegStr SHCTX "${ARP}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${ARP}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
  WriteRegStr SHCTX "${ARP}" "Publisher" "${PUBLISHER}"
  WriteRegStr SHCTX "${ARP}" "InstallLocation" "$INSTDIR"
  WriteRegDWORD SHCTX "${ARP}" "NoModify" 1
  WriteRegDWORD SHCTX "${ARP}" "NoRepair" 1
  ${If} $Whom == "all"
    WriteRegStr SHCTX "${ARP}" "UninstallString" '"$INSTDIR\${UNINSTALL}" /ALLUSERS'
    WriteRegStr SHCTX "${ARP}" "QuietUninstallString" '"$INSTDIR\${UNINSTALL}" /ALLUSERS /S'
  ${Else}
    WriteRegStr SHCTX "${ARP}" "UninstallString" '"$INSTDIR\${UNINSTALL}"'
    WriteRegStr SHCTX "${ARP}" "QuietUninstallString" '"$INSTDIR\${UNINSTALL}" /S'
  ${EndIf}
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD SHCTX "${ARP}" "EstimatedSize" "$0"

  WriteRegStr SHCTX "Software\Classes\${BACKUP_CLASS}" "" "$(BACKUP_KIND)"
  WriteRegStr SHCTX "Software\Classes\${BACKUP_CLASS}\DefaultIcon" "" "$INSTDIR\${PROGRAM},0"
  WriteRegStr SHCTX "Software\Classes\${BACKUP_CLASS}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  WriteRegStr SHCTX "Software\Classes\${BACKUP}" "" "${BACKUP_CLASS}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  Pop $0
FunctionEnd
!endif
