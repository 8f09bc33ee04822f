<?php
require_once __DIR__ . '/../stripe.php';
