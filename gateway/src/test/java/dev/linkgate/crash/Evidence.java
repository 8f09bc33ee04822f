package dev.linkgate.crash;

import java.util.ArrayList;
import java.util.List;

/** What the providers saw of it all. */
final class Evidence {
  private final List<String> wrong = new ArrayList<>();
  private int posts;
  private int links;
  private int askedAgain;
  private int unknown;

  Evidence(Cluster cluster, List<Job> jobs) {
    for (Job job : jobs) {
      CountingProvider provider = job.honoured() ? cluster.honouring() : cluster.ignoring();
      CountingProvider.Seen seen = provider.of(job.account());
      Shot.Answer end = job.end();
      if (end != null && end.status() != 200) {
        unknown++;
      }
      if (seen != null) {
        take(job, seen);
      }
      check(job, seen != null && end != null, end != null && end.status() == 200);
    }
  }

  private void take(Job job, CountingProvider.Seen seen) {
    posts += seen.posts();
    links += seen.links().size();
    if (seen.posts() > 1) {
      askedAgain++;
    }
    if (seen.links().size() > 1) {
      wrong.add(job.account() + " has " + seen.links().size() + " links");
    }
    if (seen.keys().size() > 1) {
      wrong.add(job.account() + " was asked for under " + seen.keys().size() + " keys");
    }
    if (!job.honoured() && seen.posts() > 1) {
      wrong.add(job.account() + " was asked for " + seen.posts() + " times");
    }
    Shot.Answer end = job.end();
    if (end != null
        && end.status() == 200
        && seen.links().stream().noneMatch(link -> end.text().contains(link))) {
      wrong.add(job.account() + " was given a link that is not its own");
    }
  }

  private void check(Job job, boolean asked, boolean link) {
    if (job.honoured() && job.ended() && !link) {
      wrong.add(job.account() + " has no link, and its provider honours keys");
    }
    if (link && !asked) {
      wrong.add(job.account() + " has a link, and its provider was never asked");
    }
  }

  /** What must not be; empty when all is well. */
  List<String> wrong() {
    return List.copyOf(wrong);
  }

  @Override
  public String toString() {
    return "providers saw %d posts, made %d links; %d asked for again, %d unknown for good"
        .formatted(posts, links, askedAgain, unknown);
  }
}
