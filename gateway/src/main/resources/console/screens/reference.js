// Reference pages come whole from the server; only the keyboard is added.
import {install} from '../keys.js';

install();
