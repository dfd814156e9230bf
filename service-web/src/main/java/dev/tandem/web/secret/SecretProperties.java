package dev.tandem.web.secret;

import java.util.Base64;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The secrets that the services of one suite share.
 *
 * @param keys Keys of 32 bytes in Base64, the same for all services. The first is used; a former
 *     one stays behind it until nothing needs it.
 */
@ConfigurationProperties("tandem.web.secret")
record SecretProperties(@DefaultValue List<String> keys) {

  List<byte[]> decoded() {
    return keys.stream().map(Base64.getDecoder()::decode).toList();
  }

  /** The keys must not reach a log. */
  @Override
  public String toString() {
    return "SecretProperties[%s keys]".formatted(keys.size());
  }
}
