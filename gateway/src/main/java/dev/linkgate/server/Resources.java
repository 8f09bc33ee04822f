package dev.linkgate.server;

import dev.linkgate.adapter.Headers;
import dev.linkgate.adapter.HttpAnswer;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.glassfish.hk2.utilities.binding.AbstractBinder;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.server.spi.internal.ResourceMethodInvocationHandlerProvider;

/**
 * Jersey, with the resources of every ingress and the hosted pages, and nothing it finds itself.
 */
final class Resources {
  /** What a default Jersey adds cost half of its start-up and an answer to every OPTIONS. */
  private static final Map<String, Object> LEAN =
      Map.of(
          CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true,
          CommonProperties.METAINF_SERVICES_LOOKUP_DISABLE, true,
          CommonProperties.PROVIDER_DEFAULT_DISABLE, "ALL",
          CommonProperties.JAXRS_SERVICE_LOADING_ENABLE, false,
          ServerProperties.WADL_FEATURE_DISABLE, true,
          ServerProperties.RESOURCE_VALIDATION_DISABLE, true,
          ServerProperties.LOCATION_HEADER_RELATIVE_URI_RESOLUTION_DISABLED, true);

  private final ApplicationHandler jersey;

  Resources(List<Object> resources) {
    ResourceConfig config = new ResourceConfig();
    config.addProperties(LEAN);
    config.register(new ModelReader());
    config.register(new ModelWriter());
    config.register(new FailureMapper());
    for (Object resource : resources) {
      config.register(resource.getClass());
    }
    config.register(new Bindings(resources));
    this.jersey = new ApplicationHandler(config);
  }

  /** What the resource under this address answers, or the failure of there being none. */
  HttpAnswer answer(Exchange exchange, URI uri) {
    Inbound inbound = exchange.inbound();
    ContainerRequest request =
        new ContainerRequest(
            Places.BASE,
            uri,
            inbound.method(),
            Anyone.ANYONE,
            new MapPropertiesDelegate(),
            jersey.getConfiguration());
    for (Headers.Header header : inbound.headers().list()) {
      if (!passedOver(header.name())) {
        request.header(header.name(), header.value());
      }
    }
    request.setEntityStream(new ByteArrayInputStream(exchange.body()));
    CollectedAnswer collected = new CollectedAnswer();
    request.setWriter(collected);
    ScopedValue.where(Exchange.CURRENT, exchange).run(() -> jersey.handle(request));
    HttpAnswer known = exchange.answer();
    return known == null ? collected.answer() : known;
  }

  /**
   * What must not lead Jersey astray: an Accept that is not JSON is no reason to make a link and
   * then to refuse showing it, and no resource reads credentials.
   */
  private static boolean passedOver(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "content-type",
          "accept",
          "accept-charset",
          "accept-encoding",
          "accept-language",
          "authorization" ->
          true;
      default -> name.equalsIgnoreCase(HttpHeaders.COOKIE);
    };
  }

  /** Hands Jersey the instances; registered as such they log warnings about their scope. */
  private static final class Bindings extends AbstractBinder {
    private final List<Object> resources;

    Bindings(List<Object> resources) {
      this.resources = resources;
    }

    @Override
    protected void configure() {
      bind(new OpenInvocation()).to(ResourceMethodInvocationHandlerProvider.class);
      resources.forEach(this::one);
    }

    @SuppressWarnings("unchecked") // an object is of its own class
    private <T> void one(T resource) {
      bind(resource).to((Class<T>) resource.getClass());
    }
  }
}
