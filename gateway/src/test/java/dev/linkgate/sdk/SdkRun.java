package dev.linkgate.sdk;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Ends the node process when the last test class of the run has finished. */
public final class SdkRun implements BeforeAllCallback {
  private static final ExtensionContext.Namespace OURS =
      ExtensionContext.Namespace.create(SdkRun.class);

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(OURS)
        .computeIfAbsent("node", _ -> (AutoCloseable) NodeSdks::closeShared);
  }
}
