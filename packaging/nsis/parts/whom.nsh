; For one person: below %LOCALAPPDATA%\Programs and HKEY_CURRENT_USER. For everybody: %PROGRAMFILES% and
; HKEY_LOCAL_MACHINE. Data is always the person's own and lies elsewhere: %LOCALAPPDATA%\CarDesk.

!macro Whom UN
  Function ${UN}SettleWhom
    SetRegView 64
    ${If} $Whom == "all"
      SetShellVarContext all
    ${Else}
      SetShellVarContext current
    ${EndIf}
  FunctionEnd

  ; Pushes 1 when we run with an administrator's rights, or as the system itself.
  Function ${UN}HasRights
    Push $0
    UserInfo::GetAccountType
    Pop $0
    ${If} $0 == "Admin"
      StrCpy $0 1
    ${Else}
      StrCpy $0 0
    ${EndIf}
    Exch $0
  FunctionEnd

  ; Pushes the folder below which everybody's own one lies. Fleet tools install as the system, whose own profile lies
  ; elsewhere: beside it there is nobody.
  Function ${UN}Profiles
    Push $0
    ReadRegStr $0 HKLM "SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList" "ProfilesDirectory"
    ExpandEnvStrings $0 $0
    ${If} $0 == ""
      GetFullPathName $0 "$PROFILE\.."
    ${EndIf}
    Exch $0
  FunctionEnd
!macroend
!insertmacro Whom ""
!insertmacro Whom "un."

; Where it is put when nobody says otherwise: where it is already, else the usual place.
Function UsualPlace
  ${If} $INSTDIR != ""
    Return
  ${EndIf}
  ReadRegStr $INSTDIR SHCTX "${SETTINGS}" "InstallDir"
  ${If} $INSTDIR == ""
    ${If} $Whom == "all"
      StrCpy $INSTDIR "$PROGRAMFILES64\${NAME}"
    ${Else}
      StrCpy $INSTDIR "$LOCALAPPDATA\Programs\${NAME}"
    ${EndIf}
  ${EndIf}
FunctionEnd
