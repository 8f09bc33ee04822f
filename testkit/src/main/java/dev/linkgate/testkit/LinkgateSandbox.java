package dev.linkgate.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Runs Linkgate's sandbox beside the tests of a class: in this process, on free ports, in memory.
 *
 * <p>Constructors, tests and life-cycle methods may take a {@link RunningSandbox}, a {@link
 * SandboxClock}, a {@link LinkInspector} or a {@link Visitor}. Each class has a sandbox of its own,
 * a nested one too, so that classes may run in parallel. Before each test it forgets accounts,
 * links and keys, and its clock says what the world's does.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SandboxExtension.class)
@ResourceLock(providers = OneAtATime.class)
public @interface LinkgateSandbox {
  /** For how long one sandbox runs. */
  Lifetime lifetime() default Lifetime.CLASS;

  /** Whether what looks like a messenger's preview of a link spends it, as providers' links are. */
  boolean previewBurns() default false;

  /** For how long one sandbox runs. */
  enum Lifetime {
    /** For all tests of a class, of which therefore one runs at a time. */
    CLASS,
    /** For one test; then the tests of a class may run in parallel. */
    TEST
  }
}
