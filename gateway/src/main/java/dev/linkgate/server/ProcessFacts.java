package dev.linkgate.server;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.lang.management.RuntimeMXBean;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * This process, as the status page tells it.
 *
 * @param version of Linkgate
 * @param node host and process, to tell one of several from another
 */
record ProcessFacts(
    String version,
    String java,
    String jvm,
    String node,
    String started,
    long uptimeSeconds,
    long heapUsed,
    long heapMost,
    int processors) {
  static ProcessFacts now(Instant now) {
    @Nullable String version = ProcessFacts.class.getPackage().getImplementationVersion();
    RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    long up = runtime.getUptime();
    return new ProcessFacts(
        version == null ? "not packaged" : version,
        Runtime.version().toString(),
        runtime.getVmName() + " by " + runtime.getVmVendor(),
        runtime.getName(), // process@host
        now.minusMillis(up).toString(),
        up / 1_000,
        heap.getUsed(),
        heap.getMax(),
        Runtime.getRuntime().availableProcessors());
  }
}
