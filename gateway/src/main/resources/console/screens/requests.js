import {html} from 'lit';
import {Screen} from '../screen.js';

customElements.define('lg-requests', class extends Screen {
  render() {
    return html`${this.notice()}`;
  }
});
