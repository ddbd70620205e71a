package io.ringfence.api.wire;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * An {@code ETag} on answers that are made whole before they are sent, so that who polls is told
 * "not modified" instead of the same rows. Streams are not held up for it.
 */
@Configuration(proxyBeanMethods = false)
class EtagConfiguration {
  /** Single resources and lists; not tables of any size, nor what has no end. */
  private static final String[] WHOLE = {
    "/v1/runs",
    "/v1/desks",
    "/v1/positions",
    "/v1/positions/*",
    "/v1/alerts",
    "/v1/breaches",
    "/v1/liquidations",
    "/v1/rejects",
    "/v1/rule-packs",
    "/v1/defaults"
  };

  @Bean
  FilterRegistrationBean<ShallowEtagHeaderFilter> etags() {
    FilterRegistrationBean<ShallowEtagHeaderFilter> filter =
        new FilterRegistrationBean<>(new ShallowEtagHeaderFilter());
    filter.addUrlPatterns(WHOLE);
    return filter;
  }
}
