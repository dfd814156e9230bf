package dev.tandem.benchmarks.workload;

import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** {@link Recharged} as JSON. */
public final class RechargedJson {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final ObjectWriter WRITER = MAPPER.writerFor(Recharged.class);
  private static final ObjectReader READER = MAPPER.readerFor(Recharged.class);

  private RechargedJson() {}

  public static byte[] write(Recharged event) {
    return WRITER.writeValueAsBytes(event);
  }

  public static Recharged read(byte[] json) {
    return READER.readValue(json);
  }
}
