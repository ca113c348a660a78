// The button to print appears where script can print, and the keyboard is on it: Enter prints.
const print = document.getElementById('print');
print.hidden = false;
print.focus();
print.addEventListener('click', () => window.print());
