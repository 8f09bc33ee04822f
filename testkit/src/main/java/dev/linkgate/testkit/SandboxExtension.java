package dev.linkgate.testkit;

import java.util.List;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Starts a sandbox for who asks for one, and stops it after the last test that has it. */
final class SandboxExtension implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {
  private static final Namespace OURS = Namespace.create(SandboxExtension.class);

  /** JUnit closes it with the class or the test it belongs to. */
  private record Held(RunningSandbox sandbox) implements AutoCloseable {
    @Override
    public void close() {
      sandbox.stop();
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    LinkgateSandbox wanted = wanted(context);
    if (wanted.lifetime() == LinkgateSandbox.Lifetime.CLASS) {
      held(context, wanted);
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    held(context, wanted(context)).reset();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == RunningSandbox.class
        || type == SandboxClock.class
        || type == LinkInspector.class
        || type == Visitor.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    LinkgateSandbox wanted = wanted(context);
    if (wanted.lifetime() == LinkgateSandbox.Lifetime.TEST && context.getTestMethod().isEmpty()) {
      throw new ParameterResolutionException(
          "with lifetime = TEST there is no sandbox outside a test and its @BeforeEach");
    }
    RunningSandbox sandbox = held(context, wanted);
    Class<?> type = parameter.getParameter().getType();
    if (type == SandboxClock.class) {
      return sandbox.clock();
    }
    if (type == LinkInspector.class) {
      return sandbox.links();
    }
    return type == Visitor.class ? sandbox.visitor() : sandbox;
  }

  /**
   * A class's context is asked first, so that its tests find the same; a nested class has its own.
   */
  private static RunningSandbox held(ExtensionContext context, LinkgateSandbox wanted) {
    String owner =
        switch (wanted.lifetime()) {
          case CLASS -> context.getRequiredTestClass().getName();
          case TEST -> context.getUniqueId();
        };
    return context
        .getStore(OURS)
        .computeIfAbsent(
            owner, _ -> new Held(RunningSandbox.start(wanted.previewBurns())), Held.class)
        .sandbox;
  }

  private static LinkgateSandbox wanted(ExtensionContext context) {
    return wanted(context.getRequiredTestClass(), context.getEnclosingTestClasses());
  }

  /** The annotation of a class, else of one around it. */
  static LinkgateSandbox wanted(Class<?> testClass, List<Class<?>> enclosing) {
    return AnnotationSupport.findAnnotation(testClass, LinkgateSandbox.class, enclosing)
        .orElseThrow(
            () -> new IllegalStateException(testClass.getName() + " has no @LinkgateSandbox"));
  }
}
