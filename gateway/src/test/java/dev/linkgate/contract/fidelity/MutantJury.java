package dev.linkgate.contract.fidelity;

import dev.linkgate.adapter.Adapter;
import dev.linkgate.adapter.Api;
import java.lang.reflect.Constructor;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Says whether the build would be red with a mutant in place of its original: because it does not
 * compile, the matrix is another one, something leaves its document, or a round trip does not hold.
 */
final class MutantJury {
  /** As in the round trips' own test, but the same bodies each time: a verdict must not waver. */
  private static final long SEED = 42;

  private static final int BODIES = 8;

  private static final Map<String, String> ADAPTERS =
      Map.of("stripev1", "StripeV1Adapter", "stripev2", "StripeV2Adapter", "whop", "WhopAdapter");

  private final MutantCompiler compiler = new MutantCompiler();
  private final ConcurrentMap<String, Pair> originals;

  MutantJury(ConcurrentMap<String, Pair> originals) {
    this.originals = originals;
  }

  static ConcurrentMap<String, Pair> originals() {
    return new ConcurrentHashMap<>();
  }

  /** Why the build is red; empty when nothing notices the mutant. */
  String red(Mutant mutant) throws ReflectiveOperationException {
    var classes = compiler.compile(mutant);
    if (classes.isEmpty()) {
      return "does not compile";
    }
    if (mutant.removed().contains("static final") && compiler.compileAll(mutant).isEmpty()) {
      return "does not compile with its package"; // only then to run: copies would hide it
    }
    MutantLoader loader = new MutantLoader(mutant.folder(), classes.get());
    try {
      String difference = difference(adapter(loader, mutant.folder()));
      return difference.isEmpty() && compiler.compileAll(mutant).isEmpty()
          ? "does not compile with its package"
          : difference;
    } catch (RuntimeException | LinkageError | ReflectiveOperationException e) {
      return "fails: " + e;
    }
  }

  private static Adapter adapter(MutantLoader loader, String folder)
      throws ReflectiveOperationException {
    Constructor<?> constructor =
        loader
            .loadClass("dev.linkgate.adapter." + folder + "." + ADAPTERS.get(folder))
            .getConstructor(InstantSource.class);
    return (Adapter) constructor.newInstance(new StandingClock());
  }

  private String difference(Adapter mutated) {
    Api api = mutated.api();
    List<Side> own = Side.of(mutated);
    Map<Spoken, Side> others = new HashMap<>();
    List<Side> originalOwn = new ArrayList<>();
    for (Adapter adapter : Everyone.ADAPTERS) {
      for (Side side : Side.of(adapter.at(new StandingClock()))) {
        if (side.spoken().api().equals(api.name())) {
          originalOwn.add(side);
        } else {
          others.put(side.spoken(), side);
        }
      }
    }
    if (!spoken(own).equals(spoken(originalOwn))) {
      return "speaks " + spoken(own);
    }
    for (List<Side> pair : pairs(own, List.copyOf(others.values()))) {
      String difference = difference(pair.getFirst(), pair.getLast());
      if (!difference.isEmpty()) {
        return difference;
      }
    }
    return "";
  }

  private static List<Spoken> spoken(List<Side> sides) {
    return sides.stream().map(Side::spoken).toList();
  }

  /** Those with itself first: most mutants are found there. */
  private static List<List<Side>> pairs(List<Side> own, List<Side> others) {
    List<List<Side>> pairs = new ArrayList<>();
    own.forEach(side -> pairs.add(List.of(side, side)));
    own.forEach(from -> own.forEach(to -> pairs.add(List.of(from, to))));
    own.forEach(from -> others.forEach(to -> pairs.add(List.of(from, to))));
    for (Side from : others) {
      if (from.document() != null) {
        own.forEach(to -> pairs.add(List.of(from, to)));
      }
    }
    return pairs.stream().distinct().toList();
  }

  private String difference(Side from, Side to) {
    String name = from.spoken() + " -> " + to.spoken();
    Pair pair = Pair.of(from, to);
    Pair original = originals.computeIfAbsent(name, _ -> original(from, to));
    if (!pair.faults().isEmpty()) {
      return pair.faults().getFirst();
    }
    if (!pair.cells().equals(original.cells())) {
      return name + " " + first(pair.cells(), original.cells());
    }
    List<String> broken = new RoundTrips(from, to, original.cells(), SEED).broken(BODIES);
    return broken.isEmpty() ? "" : name + " " + broken.getFirst();
  }

  private static Pair original(Side from, Side to) {
    return Pair.of(originally(from), originally(to));
  }

  private static Side originally(Side side) {
    return Everyone.ADAPTERS.stream()
        .flatMap(adapter -> Side.of(adapter.at(new StandingClock())).stream())
        .filter(one -> one.spoken().equals(side.spoken()))
        .findFirst()
        .orElseThrow();
  }

  private static String first(List<Cell> mutated, List<Cell> original) {
    for (Cell cell : mutated) {
      if (!original.contains(cell)) {
        return cell.parameter() + " " + cell.value() + " is " + cell.outcome() + " " + cell.note();
      }
    }
    return "has fewer cells";
  }
}
