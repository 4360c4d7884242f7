@echo off
rem Finds a Python that will do and hands over to launcher.py.
setlocal
for %%P in ("py -3.11" "py -3.12" "py -3.13" "py -3" "python") do (
    %%~P -I "%~dp0launcher.py" fit >nul 2>nul && set "PYTHON_HERE=%%~P" && goto found
)
goto none

:found
%PYTHON_HERE% -I "%~dp0launcher.py" test %*
set "CODE=%ERRORLEVEL%"
rem Whoever started it by a double click wants to read what went wrong.
if not "%CODE%"=="0" if "%~1"=="" if not defined CI pause
exit /b %CODE%

:none
rem The words below are UTF-8; the code page is put back afterwards.
for /f "tokens=2 delims=:" %%C in ('chcp') do set "PAGE=%%C"
chcp 65001 >nul
echo No usable Python was found: this program needs Python 3.11, 3.12 or 3.13 from python.org.
echo Please install Python 3.11 from there and start again. The "python" of the Microsoft Store cannot be used.
echo 没有找到可用的 Python：本程序需要 python.org 的 Python 3.11、3.12 或 3.13。
echo 请从那里安装 Python 3.11，再运行一次。微软应用商店（Microsoft Store）的 python 不能使用。
chcp %PAGE: =% >nul
if "%~1"=="" if not defined CI pause
exit /b 1
