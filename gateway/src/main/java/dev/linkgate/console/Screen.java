package dev.linkgate.console;

import java.util.Locale;

/** What the console has to show, in the order of its menu. */
enum Screen {
  TRY("Try it", "Make a link, and see what becomes of the request"),
  REFERENCE("Reference", "Every API and version that is spoken here"),
  REQUESTS("Requests", "What was asked, where it went, and what came back"),
  ACCOUNTS("Accounts", "Which merchant is which account"),
  FIDELITY("Fidelity", "What becomes of each parameter on its way to another API"),
  DRIFT("Drift", "Where upstreams leave their documents"),
  STATUS("Status", "What runs here, and by which configuration");

  final String title;
  final String about;

  Screen(String title, String about) {
    this.title = title;
    this.about = about;
  }

  /** Its word in addresses, and its script's name. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String path() {
    return Console.PREFIX + word();
  }
}
