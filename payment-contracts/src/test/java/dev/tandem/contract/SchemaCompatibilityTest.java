package dev.tandem.contract;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SchemaCompatibilityTest {

  private static final String RELEASED = """
      {"type":"object",
       "properties":{
         "id":{"type":"string","pattern":"^a"},
         "amount":{"type":"object",
           "properties":{"minor":{"type":"integer","minimum":0,"maximum":9}},"required":["minor"]},
         "outcome":{"type":"string","enum":["GOOD","BAD"]},
         "at":{"type":"string","format":"date-time"},
         "rate":{"type":"number"},
         "note":{"type":["string","null"],"maxLength":5},
         "tags":{"type":"array","minItems":1,"items":{"type":"string","minLength":1}}},
       "required":["id","amount","outcome"]}
      """;

  @Test
  void everyReleasedSchemaCanStillBeReadByItsConsumers() {
    var current = Schemas.current();
    assertThat(Schemas.released()).isNotEmpty().allSatisfy((type, released) -> {
      assertThat(current).as("A released type is never withdrawn").containsKey(type);
      assertThat(SchemaCompatibility.breaks(released, current.get(type)))
          .as(type)
          .isEmpty();
    });
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
          "id":{"type":"string","pattern":"^a"}, | ``                             | /id was removed
          ["id","amount","outcome"]    | ["id","outcome"]                         | /amount is required no more
          "required":["id","amount","outcome"] | "required":[]                    | /outcome is required no more
          "required":["minor"]         | "required":[]                            | /amount/minor is required no more
          "type":"integer"             | "type":"string"                          | /amount/minor has a new type, string
          "type":"integer"             | "type":"number"                          | /amount/minor has a new type, number
          "type":"integer"             | "type":["integer","null"]                | /amount/minor has a new type, null
          "type":"integer",            | ``                                       | /amount/minor allows any type
          ["GOOD","BAD"]               | ["GOOD","BAD","UGLY"]                    | /outcome has a new enum, UGLY
          ,"enum":["GOOD","BAD"]       | ``                                       | /outcome allows any enum
          "minimum":0                  | "minimum":-1                             | /amount/minor loosened minimum
          "minimum":0,                 | ``                                       | /amount/minor loosened minimum
          "maximum":9                  | "maximum":10                             | /amount/minor loosened maximum
          "maxLength":5                | "maxLength":6                            | /note loosened maxLength
          "minItems":1,                | ``                                       | /tags loosened minItems
          "minLength":1                | "minLength":0                            | /tags/items loosened minLength
          "^a"                         | "^b"                                     | /id changed pattern
          ,"format":"date-time"        | ``                                       | /at changed format
          "format":"date-time"         | "format":"date"                          | /at changed format
          "type":"array",              | "type":"array","contains":{},            | /tags uses contains, which this check does not know
          """)
  void refusesWhatAnOlderConsumerCouldNotRead(String from, String to, String expected) {
    assertThat(breaks(from, to)).contains(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
          "id":{"type":"string","pattern":"^a"} | "id":{"type":"string","pattern":"^a"},"extra":{"type":"string"}
          ["id","amount","outcome"]      | ["id","amount","outcome","at"]
          ["GOOD","BAD"]                 | ["GOOD"]
          "type":"number"                | "type":"integer"
          "type":["string","null"]       | "type":"string"
          "minimum":0                    | "minimum":1
          "maximum":9                    | "maximum":8
          "maxLength":5                  | "maxLength":4
          "type":"integer"               | "type":"integer","description":"Minor units."
          "type":"number"                | "type":"number","minimum":0
          "minItems":1                   | "minItems":1,"uniqueItems":true
          """)
  void allowsWhatAnOlderConsumerReadsOrIgnores(String from, String to) {
    assertThat(breaks(from, to)).isEmpty();
  }

  private static java.util.List<String> breaks(String from, String to) {
    assertThat(RELEASED).contains(from);
    return SchemaCompatibility.breaks(
        Schemas.JSON.readTree(RELEASED),
        Schemas.JSON.readTree(RELEASED.replace(from, to == null ? "" : to)));
  }
}
