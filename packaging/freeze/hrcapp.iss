; Inno Setup: an installer for one user, without administrator rights. `iscc packaging\freeze\hrcapp.iss` after build.sh.
; Data lie elsewhere (%LOCALAPPDATA%\hrcapp): neither an update nor a removal touches them.
#include "..\..\build\freeze\dist\associations.iss"

[Setup]
AppId=hrcapp
AppName=Human Rights Cities
AppVersion={#Version}
DefaultDirName={localappdata}\Programs\hrcapp
PrivilegesRequired=lowest
DisableProgramGroupPage=yes
ChangesAssociations=yes
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
Compression=lzma2/max
SolidCompression=yes
SetupIconFile=..\..\build\freeze\hrcapp.ico
LicenseFile=..\..\LICENSE
OutputDir=..\..\build\freeze\dist
OutputBaseFilename=hrcapp-{#Version}-windows-setup

[InstallDelete]
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "..\..\build\freeze\dist\hrcapp\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{autoprograms}\Human Rights Cities"; Filename: "{app}\hrcapp.exe"

[Run]
Filename: "{app}\hrcapp.exe"; Flags: nowait postinstall skipifsilent
