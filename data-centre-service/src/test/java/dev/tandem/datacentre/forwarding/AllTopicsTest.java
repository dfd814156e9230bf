package dev.tandem.datacentre.forwarding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.tandem.datacentre.sync.ComparedTopics;
import dev.tandem.messaging.EventHandler;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A service that publishes to a topic of its own has to be heard here. */
class AllTopicsTest {

  private static final Path ROOT = Path.of(System.getProperty("tandem.root", ".."));
  private static final Pattern PUBLISHES = Pattern.compile("publishes: \\[(.*)]|publishes: (.*)");

  @Test
  void everyTopicThatAServicePublishesToIsForwardedAndCompared() throws Exception {
    var forwarded = List.of(ForwardEvents.class
        .getDeclaredMethod("forward", List.class)
        .getAnnotation(EventHandler.class)
        .topics());

    assertThat(forwarded).hasSizeGreaterThan(5).containsAll(published());
    assertThat(ComparedTopics.all()).containsExactlyInAnyOrderElementsOf(forwarded);
  }

  private static Set<String> published() throws IOException {
    var topics = new TreeSet<String>();
    try (var modules = Files.newDirectoryStream(ROOT, "*-service")) {
      for (var module : modules) {
        var settings = Files.readString(module.resolve("src/main/resources/application.yml"));
        PUBLISHES
            .matcher(settings)
            .results()
            .map(it -> it.group(1) == null ? it.group(2) : it.group(1))
            .flatMap(it -> Stream.of(it.split(",")))
            .map(String::strip)
            .forEach(topics::add);
      }
    }
    assertThat(topics).contains("wallet", "fund-purchase", "risk", "ledger");
    return topics;
  }
}
