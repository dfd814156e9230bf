package dev.tandem.web.openapi;

import java.util.Arrays;
import java.util.List;

import dev.tandem.web.PageRequest;
import dev.tandem.web.PreferWait;
import dev.tandem.web.idempotency.IdempotencyKey;
import dev.tandem.web.problem.Problem;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.method.HandlerMethod;

/** Adds the parts that every operation shares to the OpenAPI document. */
final class ContractCustomizer implements GlobalOpenApiCustomizer, GlobalOperationCustomizer {

  private static final String PROBLEM = "Problem";
  private static final String BEARER = "bearer";

  private final String title;

  ContractCustomizer(String title) {
    this.title = title;
  }

  @Override
  public void customise(OpenAPI api) {
    api.info(new Info().title(title).version("v1"));
    // The address of whoever asked is not part of the contract.
    api.setServers(null);
    if (api.getComponents() == null) {
      api.setComponents(new Components());
    }
    api.getComponents().addSecuritySchemes(BEARER, bearer());
    api.security(List.of(new SecurityRequirement().addList(BEARER)));
    ModelConverters.getInstance(true)
        .readAll(Problem.class)
        .forEach((name, schema) -> api.getComponents().addSchemas(name, schema));
  }

  @Override
  public Operation customize(Operation operation, HandlerMethod method) {
    if (method.hasMethodAnnotation(PostMapping.class)) {
      operation.addParametersItem(idempotencyKey());
    }
    if (takes(method, PreferWait.class)) {
      operation.addParametersItem(prefer());
    }
    if (takes(method, PageRequest.class)) {
      paging().forEach(operation::addParametersItem);
    }
    succeeds(operation.getResponses(), method);
    operation
        .getResponses()
        .addApiResponse(
            "default",
            new ApiResponse()
                .description("A problem")
                .content(new Content()
                    .addMediaType(
                        Problem.MEDIA_TYPE,
                        new MediaType()
                            .schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM)))));
    return operation;
  }

  /**
   * States the status that a controller's {@link ResponseEntity} has: what takes a key makes
   * something, now or, if it has an outcome to wait for, later.
   */
  private static void succeeds(ApiResponses responses, HandlerMethod method) {
    if (!ResponseEntity.class.isAssignableFrom(method.getReturnType().getParameterType())) {
      return;
    }
    ApiResponse answer = responses.remove("200");
    if (answer == null) {
      return;
    }
    boolean makes = takes(method, IdempotencyKey.class);
    if (makes && takes(method, PreferWait.class)) {
      responses.addApiResponse(
          "201", sameAs(answer).description("Made, and its outcome reached while waiting"));
      responses.addApiResponse(
          "202", sameAs(answer).description("Made; its outcome is still to come"));
    } else if (makes) {
      responses.addApiResponse("201", sameAs(answer).description("Made"));
    } else if (method.hasMethodAnnotation(DeleteMapping.class)) {
      responses.addApiResponse("204", new ApiResponse().description("Done"));
    } else {
      responses.addApiResponse("200", answer);
    }
  }

  private static ApiResponse sameAs(ApiResponse answer) {
    return new ApiResponse().content(answer.getContent());
  }

  private static SecurityScheme bearer() {
    return new SecurityScheme()
        .type(SecurityScheme.Type.HTTP)
        .scheme("bearer")
        .bearerFormat("JWT")
        .description("A token of the issuer, with the caller as sub and their roles");
  }

  private static boolean takes(HandlerMethod method, Class<?> type) {
    return Arrays.stream(method.getMethodParameters())
        .anyMatch(parameter -> parameter.getParameterType() == type);
  }

  private static Parameter idempotencyKey() {
    return new Parameter()
        .in("header")
        .name(IdempotencyKey.HEADER)
        .required(true)
        .description(
            "Names the intended act: sent again, the request is answered as the first time")
        .schema(new StringSchema().minLength(1).maxLength(IdempotencyKey.MAX_LENGTH));
  }

  private static Parameter prefer() {
    return new Parameter()
        .in("header")
        .name("Prefer")
        .description("wait=N waits up to N seconds, at most %s, for an outcome"
            .formatted(PreferWait.MAX.toSeconds()))
        .schema(new StringSchema().example("wait=10"));
  }

  private static List<Parameter> paging() {
    var limit = new IntegerSchema();
    limit.minimum(java.math.BigDecimal.ONE).maximum(java.math.BigDecimal.valueOf(100));
    limit.setDefault(PageRequest.DEFAULT_LIMIT);
    return List.of(
        new Parameter().in("query").name("limit").description("The most items").schema(limit),
        new Parameter()
            .in("query")
            .name("startingAfter")
            .description("The id of the last item of the page before")
            .schema(new StringSchema()));
  }
}
