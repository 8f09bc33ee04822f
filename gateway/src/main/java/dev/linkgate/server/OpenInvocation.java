package dev.linkgate.server;

import java.lang.reflect.InvocationHandler;
import org.glassfish.jersey.server.model.Invocable;
import org.glassfish.jersey.server.spi.internal.ResourceMethodInvocationHandlerProvider;

/**
 * Lets Jersey call resources whose class is package-private, as hosted pages are: adapters show one
 * type, and a page is not it.
 */
final class OpenInvocation implements ResourceMethodInvocationHandlerProvider {
  @Override
  public InvocationHandler create(Invocable invocable) {
    // Jersey asks once for each resource method, and calls the one that carries the annotations.
    invocable.getDefinitionMethod().setAccessible(true);
    return (resource, called, arguments) -> called.invoke(resource, arguments);
  }
}
