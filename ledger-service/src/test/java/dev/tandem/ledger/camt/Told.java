package dev.tandem.ledger.camt;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Remembers what a file says. */
final class Told implements StatementVisitor {

  final List<StatementHead> heads = new ArrayList<>();
  final List<StatementLine> lines = new ArrayList<>();
  int ends;

  static Told by(String file) throws CamtException, IOException {
    var told = new Told();
    CamtReader.read(
        new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), 1_000_000, told);
    return told;
  }

  @Override
  public void begin(StatementHead head) {
    heads.add(head);
  }

  @Override
  public void line(StatementLine line) {
    lines.add(line);
  }

  @Override
  public void end() {
    ends++;
  }
}
