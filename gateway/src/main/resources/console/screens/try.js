import {html} from 'lit';
import {Screen} from '../screen.js';

customElements.define('lg-try', class extends Screen {
  render() {
    return html`${this.notice()}`;
  }
});
