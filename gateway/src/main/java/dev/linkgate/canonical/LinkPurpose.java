package dev.linkgate.canonical;

/** What the sub-merchant does behind the link. */
public sealed interface LinkPurpose {
  /** The word configuration and logs use. */
  String word();

  /** First-time verification. */
  record Onboarding(Requirements requirements) implements LinkPurpose {
    @Override
    public String word() {
      return "onboarding";
    }
  }

  /** Changing what was given before. */
  record Update(Requirements requirements) implements LinkPurpose {
    @Override
    public String word() {
      return "update";
    }
  }

  /** The provider's hosted payouts pages. */
  record PayoutsPortal() implements LinkPurpose {
    @Override
    public String word() {
      return "payouts";
    }
  }

  /**
   * A purpose we do not know: providers keep these enums open. Only a relay can carry it.
   *
   * @param asked the caller's word, empty when the caller gave none
   */
  record Unknown(String asked) implements LinkPurpose {
    @Override
    public String word() {
      return "unknown";
    }
  }
}
