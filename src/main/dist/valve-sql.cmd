@echo off
rem Runs the command line with the Java of JAVA_HOME or of the path; all else is decided in Java.
setlocal
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -Xlog:disable "-XX:SharedArchiveFile=%~dp0lib\valve-sql.jsa" "-Dvalve.home=%~dp0." -Dvalve.terminal=ask -Djdk.console=java.base -jar "%~dp0lib\valve-sql.jar" %*
exit /b %ERRORLEVEL%
