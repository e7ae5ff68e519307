@echo off
rem Quiver on the command line: builds what is missing, then runs the shell, a script or the demo (see quiver help).
setlocal
set "HOME_DIR=%~dp0.."
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
if not exist "%HOME_DIR%\shell\target\lib" (
  echo Building Quiver, once; about a minute ...
  pushd "%HOME_DIR%"
  call mvn -B -ntp -q -Dquick -DskipTests -pl shell -am package
  if errorlevel 1 (
    popd
    echo quiver: the build failed
    exit /b 1
  )
  popd
)
"%JAVA%" --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED -cp "%HOME_DIR%\shell\target\*;%HOME_DIR%\shell\target\lib\*" io.quiver.shell.QuiverShell %*
exit /b %ERRORLEVEL%
