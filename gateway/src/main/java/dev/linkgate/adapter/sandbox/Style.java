package dev.linkgate.adapter.sandbox;

/** How the sandbox's pages look: like a building site, so that nobody takes them for a provider. */
final class Style {
  static final String CSS =
      """
      :root{color-scheme:light dark;--ground:#faf8f2;--card:#fff;--ink:#1c1a20;--soft:#57535e;--line:#8a8494;
      --go:#5b21b6;--on:#fff;--ring:#1d4ed8;--ok:#14532d;--okground:#dcfce7;--wait:#713f12;--waitground:#fef3c7}
      @media (prefers-color-scheme:dark){:root{--ground:#17151b;--card:#221f28;--ink:#f1eef6;--soft:#bdb6c8;
      --line:#857d93;--go:#c4b5fd;--on:#1c1030;--ring:#ffd60a;--ok:#bbf7d0;--okground:#123322;--wait:#fde68a;--waitground:#3a2c0c}}
      *{box-sizing:border-box}
      body{margin:0;min-height:100vh;background:var(--ground);color:var(--ink);font:1rem/1.55 system-ui,sans-serif;
      border:.75rem solid;border-image:repeating-linear-gradient(45deg,#ffd60a 0 1rem,#1c1a20 1rem 2rem) 12}
      header{background:#ffd60a;color:#1c1a20;padding:.7rem 1rem;text-align:center}
      header strong{letter-spacing:.18em;margin-right:.5rem}
      main{max-width:42rem;margin:0 auto;padding:1rem 1rem 2.5rem;overflow-wrap:anywhere}
      h1{font-size:1.9rem;line-height:1.2;margin:1rem 0 .25rem}
      h2{font-size:1.1rem;line-height:1.3;margin:0 0 .25rem}
      p{margin:.25rem 0 .75rem}
      .soft,dt,.step time{color:var(--soft)}
      section{background:var(--card);border:1px solid var(--line);border-radius:.6rem;padding:1rem 1.1rem;margin:1rem 0}
      section.quiet{background:transparent;border-style:dashed}section>:last-child{margin-bottom:0}
      .state{display:inline-block;margin:.25rem 0 0;padding:.2rem .7rem;border-radius:1rem;font-weight:600;color:var(--wait);background:var(--waitground)}
      .state.ok{color:var(--ok);background:var(--okground)}
      ul,ol{margin:.5rem 0 0;padding:0;list-style:none}
      li{padding:.45rem 0;border-top:1px solid var(--line)}
      code{font:.85em/1.4 ui-monospace,monospace;color:var(--soft)}
      li code{display:block}
      dl{display:grid;grid-template-columns:minmax(6rem,max-content) 1fr;gap:.25rem 1.25rem;margin:.5rem 0 0}
      dd{margin:0}
      table{width:100%;border-collapse:collapse;margin-top:.5rem}
      caption{text-align:left;color:var(--soft)}
      th,td{text-align:left;padding:.4rem .6rem .4rem 0;border-bottom:1px solid var(--line)}
      .sum{text-align:right;font-variant-numeric:tabular-nums}
      form{display:grid;grid-template-columns:14.5rem 1fr;gap:.25rem 1.25rem;align-items:center;padding:.6rem 0}
      form p{margin:0}
      button{font:inherit;font-weight:600;width:100%;min-height:2.75rem;padding:.55rem 1rem;border-radius:.5rem;
      border:2px solid var(--go);background:var(--go);color:var(--on);cursor:pointer}
      button.other{background:transparent;color:var(--ink);border-color:var(--line);font-weight:400}
      button:hover{text-decoration:underline}
      button:focus-visible{outline:3px solid var(--ring);outline-offset:3px}
      @media (max-width:36rem){form,dl{grid-template-columns:1fr}dd{margin-bottom:.5rem}section{padding:.8rem}}
      """;

  private Style() {}
}
