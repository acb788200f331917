@echo off
rem Runs the command line with the Java of JAVA_HOME or of the path; all else is decided in Java.
setlocal
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
if defined JAVA_HOME if not exist "%JAVA%" goto missing
if not defined JAVA_HOME where java >nul 2>nul || goto missing
"%JAVA%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -Xlog:disable "-XX:SharedArchiveFile=%~dp0lib\valve-sql.jsa" "-Dvalve.home=%~dp0." -Dvalve.terminal=ask -Djdk.console=java.base -jar "%~dp0lib\valve-sql.jar" %*
exit /b %ERRORLEVEL%
:missing
echo valve-sql: Java 17 or later is needed, and no java was found; install one or set JAVA_HOME. 1>&2
exit /b 2
