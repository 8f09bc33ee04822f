package dev.linkgate.sdk;

import dev.linkgate.testing.YamlGateway;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One gateway with a caller, an upstream and a route for each of its cells. */
final class Stage implements AutoCloseable {
  /** Three attempts with their back-off, of some hundred cells on two processors. */
  private static final int CELL_SECONDS = 90;

  private final List<Cell> cells = new ArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<Cell, Future<SdkReply>> running = new LinkedHashMap<>();
  private @Nullable YamlGateway gateway;

  /** A further cell; before the start. */
  Cell cell(SdkCaller caller, Target target) {
    Cell cell = new Cell(cells.size(), caller, target);
    cells.add(cell);
    return cell;
  }

  List<Cell> cells() {
    return List.copyOf(cells);
  }

  Stage start() {
    gateway = YamlGateway.start(yaml());
    for (Cell cell : cells) {
      cell.tapped(Tap.before(gateway.url()));
    }
    return this;
  }

  /** The gateway's own address, past the cells' taps. */
  String url() {
    return Objects.requireNonNull(gateway, "not started").url();
  }

  /** Every cell at once, because an SDK waits half a second and more before it tries again. */
  Stage run(Function<Cell, SdkReply> call) {
    for (Cell cell : cells) {
      running.put(cell, threads.submit(() -> call.apply(cell)));
    }
    return this;
  }

  /** What the SDK of this cell made of it. */
  SdkReply reply(Cell cell) {
    try {
      return Objects.requireNonNull(running.get(cell)).get(CELL_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException skipped) {
        throw skipped; // a test without its SDK is skipped, not failed
      }
      throw new AssertionError(e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError(cell + " is not back after " + CELL_SECONDS + " s", e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private String yaml() {
    String yaml =
        "callers:\n"
            + lines(Cell::callerLine)
            + "upstreams:\n"
            + lines(Cell::upstreamLine)
            + "routes:\n"
            + lines(Cell::routeLine)
            + "accounts:\n"
            + lines(Cell::accountLine);
    String relay = lines(Cell::relayLine);
    return relay.isEmpty() ? yaml : yaml + "relay:\n" + relay;
  }

  private String lines(Function<Cell, String> line) {
    return cells.stream().map(line).collect(Collectors.joining());
  }

  @Override
  public void close() {
    threads.shutdownNow();
    cells.forEach(Cell::end); // first: the gateway waits for what is in flight
    if (gateway != null) {
      gateway.close();
    }
  }
}
