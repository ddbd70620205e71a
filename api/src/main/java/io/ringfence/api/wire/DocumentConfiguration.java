package io.ringfence.api.wire;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The OpenAPI document, {@code /v1/openapi} and {@code /v1/openapi.yaml}. */
@Configuration(proxyBeanMethods = false)
class DocumentConfiguration {
  private static final String TOKEN = "token";
  private static final String ABOUT =
      """
      Isolated-margin exposure and risk budgets of the desks a caller is entitled to.

      Amounts, prices and fractions are texts of plain decimal digits and exact. `null` is \
      "unknown" and never stands for 0. Instants are ISO-8601 in UTC. Every refusal is a problem \
      (RFC 9457); branch on its `code`. Every answer carries `X-Correlation-Id`.

      Within version 1 fields and codes may be added, never renamed, removed or given another \
      meaning.""";

  static {
    SpringDocUtils.getConfig().replaceWithSchema(BigDecimal.class, decimal());
  }

  @Bean
  OpenAPI document() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Ringfence API")
                .version("1")
                .description(ABOUT)
                .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
        .servers(List.of(new Server().url("/").description("The server that sent this document")))
        .components(new Components().addSecuritySchemes(TOKEN, token()))
        .security(List.of(new SecurityRequirement().addList(TOKEN)));
  }

  /** Problems first: they are records, too. */
  @Bean
  GlobalOpenApiCustomizer answers(
      @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping endpoints) {
    RecordSchemas records = new RecordSchemas(endpoints);
    return document -> {
      ProblemResponses.addTo(document);
      ExampleAnswers.addTo(document);
      DocumentWords.addTo(document);
      records.completeIn(document);
    };
  }

  private static JsonSchema decimal() {
    JsonSchema schema = new JsonSchema();
    schema.setTypes(Set.of("string"));
    schema.setFormat("decimal");
    schema.setPattern("^-?[0-9]+(\\.[0-9]+)?$");
    return schema;
  }

  private static SecurityScheme token() {
    return new SecurityScheme()
        .type(SecurityScheme.Type.HTTP)
        .scheme("bearer")
        .bearerFormat("JWT")
        .description("Audience `ringfence-api`; roles in `roles`, desks in `desks`.");
  }
}
