<?php
// Each in a scope of its own; the class is declared once.
foreach (array_slice($argv, 1) as $file) {
    (function () use ($file) { require $file; })();
}
