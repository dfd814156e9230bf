package dev.tandem.messaging.internal.broker;

/**
 * The service's name: the source of its events and the stem of its group names.
 *
 * @param value the name
 */
public record ServiceName(String value) {

  public ServiceName {
    if (!value.matches("[A-Za-z0-9_-]{1,64}")) {
      throw new IllegalArgumentException(
          "The service name '%s' must be letters, digits, '-' or '_': set tandem.messaging.service"
                  .formatted(value)
              + " or spring.application.name");
    }
  }
}
