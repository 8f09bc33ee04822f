package dev.linkgate.server;

import java.util.List;
import java.util.Map;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.hk2.utilities.binding.AbstractBinder;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpContainer;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpContainerProvider;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

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
          ServerProperties.LOCATION_HEADER_RELATIVE_URI_RESOLUTION_DISABLED, true,
          ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true);

  /**
   * Jersey builds absolute URIs from the Host, which java.net.URI may refuse; no answer has one.
   */
  private static final String HOST = "linkgate";

  private final GrizzlyHttpContainer jersey;

  Resources(List<Object> resources) {
    ResourceConfig config = new ResourceConfig();
    config.addProperties(LEAN);
    config.register(new ModelReader());
    config.register(new ModelWriter());
    config.register(new FailureMapper());
    config.register(new CommonHeaders());
    for (Object resource : resources) {
      config.register(resource.getClass());
    }
    config.register(new Bindings(resources));
    this.jersey =
        new GrizzlyHttpContainerProvider().createContainer(GrizzlyHttpContainer.class, config);
    jersey.start();
  }

  /** Has the resource under the request's path answer it, or the failure of there being none. */
  void answer(Exchange exchange, Request request, Response response) {
    request.getRequest().serverName().setString(HOST);
    ScopedValue.where(Exchange.CURRENT, exchange).run(() -> jersey.service(request, response));
  }

  /** Hands Jersey the instances; registered as such they log warnings about their scope. */
  private static final class Bindings extends AbstractBinder {
    private final List<Object> resources;

    Bindings(List<Object> resources) {
      this.resources = resources;
    }

    @Override
    protected void configure() {
      resources.forEach(this::one);
    }

    @SuppressWarnings("unchecked") // an object is of its own class
    private <T> void one(T resource) {
      bind(resource).to((Class<T>) resource.getClass());
    }
  }
}
