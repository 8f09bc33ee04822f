package dev.linkgate.testkit;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/** Tests that share a sandbox, which is emptied before each of them, do not run side by side. */
final class OneAtATime implements ResourceLocksProvider {
  @Override
  public Set<Lock> provideForMethod(
      List<Class<?>> enclosing, Class<?> testClass, Method testMethod) {
    return switch (SandboxExtension.wanted(testClass, enclosing).lifetime()) {
      case CLASS -> Set.of(new Lock("linkgate sandbox of " + testClass.getName()));
      case TEST -> Set.of();
    };
  }
}
