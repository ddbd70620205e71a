package io.ringfence.api.wire;

import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Set;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Lists as Arrow for whoever accepts it; whoever accepts anything gets JSON. */
@Configuration(proxyBeanMethods = false)
class ArrowConfiguration implements WebMvcConfigurer {
  private final JsonMapper json;

  ArrowConfiguration(JsonMapper json) {
    this.json = json;
  }

  /** The last: among those that can write an answer the first is meant where anything goes. */
  @Override
  public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
    converters.configureMessageConvertersList(all -> all.add(new ArrowAnswers(json)));
  }

  /** The document says so of every list. */
  @Bean
  OperationCustomizer listsAsArrow() {
    return (operation, endpoint) -> {
      ApiResponse answer = operation.getResponses().get("200");
      if (answer != null
          && answer.getContent() != null
          && TableAnswer.class.isAssignableFrom(endpoint.getMethod().getReturnType())) {
        answer.getContent().addMediaType(ArrowMedia.TYPE, new MediaType().schema(binary()));
      }
      return operation;
    };
  }

  private static JsonSchema binary() {
    JsonSchema schema = new JsonSchema();
    schema.setTypes(Set.of("string"));
    schema.setFormat("binary");
    return schema;
  }
}
