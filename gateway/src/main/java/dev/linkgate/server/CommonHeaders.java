package dev.linkgate.server;

import dev.linkgate.adapter.Headers.Header;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;

/** Puts on every resource's answer what all answers carry. */
@PreMatching
final class CommonHeaders implements ContainerRequestFilter, ContainerResponseFilter {
  /** An Accept that is not JSON is no reason to make a link and then to refuse showing it. */
  @Override
  public void filter(ContainerRequestContext request) {
    request.getHeaders().remove(HttpHeaders.ACCEPT);
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    var headers = response.getHeaders();
    for (Header header :
        AnswerHeaders.of(Exchange.CURRENT.get(), response.getStatus(), headers::containsKey)) {
      headers.add(header.name(), header.value());
    }
  }
}
