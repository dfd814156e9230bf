package dev.tandem.ledger.camt;

import java.time.LocalDate;
import java.util.Currency;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class CamtReaderTest {

  private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08";

  private static final String WHOLE = """
      <?xml version="1.0" encoding="UTF-8"?>
      <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
      <GrpHdr><MsgId>m</MsgId><CreDtTm>2026-03-02T00:00:00Z</CreDtTm></GrpHdr>
      <Stmt><Id>s</Id><ElctrncSeqNb>7</ElctrncSeqNb><LglSeqNb>61</LglSeqNb>
      <Acct><Id><Othr><Id>TANDEM-CNY</Id></Othr></Id><Ccy>CNY</Ccy></Acct>
      <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">5.00</Amt>
        <CdtDbtInd>DBIT</CdtDbtInd><Dt><Dt>2026-03-01</Dt></Dt></Bal>
      <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">7.5</Amt>
        <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-03-02</Dt></Dt></Bal>
      <Ntry><Amt Ccy="CNY">30.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
        <BookgDt><Dt>2026-03-02</Dt></BookgDt><AcctSvcrRef>batch</AcctSvcrRef>
        <NtryDtls><Btch><NbOfTxs>2</NbOfTxs></Btch>
        <TxDtls><Refs><AcctSvcrRef>b1</AcctSvcrRef><EndToEndId>rch_1</EndToEndId></Refs>
          <Amt Ccy="CNY">10.00</Amt><RltdPties><Dbtr><Pty><Nm>Ada &amp; Co</Nm></Pty></Dbtr></RltdPties>
        </TxDtls>
        <TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><Amt Ccy="CNY">20.00</Amt>
          <RmtInf><Ustrd>rch_2</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
      <Ntry><Amt Ccy="CNY">17.50</Amt><CdtDbtInd>DBIT</CdtDbtInd><RvslInd>true</RvslInd>
        <Sts><Cd>BOOK</Cd></Sts><BookgDt><DtTm>2026-03-02T10:00:00+08:00</DtTm></BookgDt>
        <ValDt><Dt>2026-03-03</Dt></ValDt>
        <Chrgs><Rcrd><Amt Ccy="CNY">0.50</Amt><CdtDbtInd>DBIT</CdtDbtInd>
          <ChrgInclInd>true</ChrgInclInd></Rcrd></Chrgs></Ntry>
      <Ntry><Amt Ccy="CNY">99.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>PDNG</Cd></Sts>
        <BookgDt><Dt>2026-03-02</Dt></BookgDt></Ntry>
      </Stmt></BkToCstmrStmt></Document>
      """;

  @Test
  void readsAStatementAndItsLines() throws Exception {
    var told = Told.by(WHOLE);

    assertThat(told.heads)
        .containsExactly(new StatementHead(
            "TANDEM-CNY", Currency.getInstance("CNY"), 61, LocalDate.of(2026, 3, 2), -500, 750));
    assertThat(told.ends).isEqualTo(1);
    var day = LocalDate.of(2026, 3, 2);
    assertThat(told.lines)
        .containsExactly(
            new StatementLine(
                1, "batch", "rch_1", "b1", 1_000, 0, false, false, day, day, "Ada & Co"),
            new StatementLine(2, "batch", "rch_2", "batch", 2_000, 0, false, false, day, day, null),
            new StatementLine(
                3, null, null, null, -1_750, 50, true, false, day, day.plusDays(1), null),
            new StatementLine(4, null, null, null, 9_900, 0, false, true, day, day, null));
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        arguments("", Flaw.NOT_XML),
        arguments("no XML", Flaw.NOT_XML),
        arguments(WHOLE.substring(0, 900), Flaw.NOT_XML),
        arguments(WHOLE.replace("</Stmt>", "</Statement>"), Flaw.NOT_XML),
        arguments(WHOLE.replace("Ada &amp; Co", "&harm;"), Flaw.DOCTYPE),
        arguments(WHOLE + WHOLE, Flaw.MERGED),
        arguments(WHOLE + "<Document/>", Flaw.MERGED),
        arguments(WHOLE.replace("001.08", "001.02"), Flaw.NOT_CAMT_053),
        arguments("<Document xmlns='" + NAMESPACE + "'/>", Flaw.MISSING),
        arguments(WHOLE.replace("OPBD", "ITBD"), Flaw.MISSING),
        arguments(WHOLE.replace("CLBD", "ITBD"), Flaw.MISSING),
        arguments(
            WHOLE.replaceAll("<(Lgl|Elctrnc)SeqNb>[0-9]*</(Lgl|Elctrnc)SeqNb>", ""), Flaw.MISSING),
        arguments(WHOLE.replace("<Sts><Cd>PDNG</Cd></Sts>", ""), Flaw.MISSING),
        arguments(WHOLE.replace("99.00", "-99.00"), Flaw.BAD_VALUE),
        arguments(WHOLE.replace("99.00", "9.9E1"), Flaw.BAD_VALUE),
        arguments(WHOLE.replace("99.00", "99.001"), Flaw.BAD_VALUE),
        arguments(WHOLE.replace("99.00", "9".repeat(18)), Flaw.BAD_VALUE),
        arguments(WHOLE.replace("\"CNY\">99", "\"USD\">99"), Flaw.BAD_VALUE),
        arguments(WHOLE.replace("\"CNY\">7.5", "\"USD\">7.5"), Flaw.BAD_VALUE),
        arguments(WHOLE.replace("2026-03-03", "2026-02-30"), Flaw.BAD_VALUE),
        arguments(WHOLE.replace(">61<", ">sixty-one<"), Flaw.BAD_VALUE),
        arguments(WHOLE.replace(">20.00<", ">20.01<"), Flaw.ENTRY_SUM),
        arguments(WHOLE.replace("<NbOfTxs>2<", "<NbOfTxs>3<"), Flaw.ENTRY_SUM),
        arguments(WHOLE.replace(">7.5<", ">7.51<"), Flaw.BALANCE),
        arguments(WHOLE.replace("PDNG", "BOOK"), Flaw.BALANCE),
        arguments(WHOLE.replace("rch_1", "r".repeat(2_001)), Flaw.TOO_LARGE),
        arguments(WHOLE.replace("Ada &amp; Co", "a".repeat(1_000_000)), Flaw.TOO_LARGE),
        arguments(WHOLE.replace("<Id>s</Id>", "<X>".repeat(50) + "</X>".repeat(50)), Flaw.TOO_DEEP),
        arguments(
            WHOLE.replace("<Document", "<!DOCTYPE Document SYSTEM 'file:///etc/passwd'><Document"),
            Flaw.DOCTYPE),
        arguments(
            WHOLE.replace(
                "<Document",
                "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;&a;'>]><Document"),
            Flaw.DOCTYPE));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void refusesWhatIsNoStatement(String file, Flaw flaw) {
    assertThatThrownBy(() -> Told.by(file))
        .isInstanceOfSatisfying(
            CamtException.class, refused -> assertThat(refused.flaw()).isEqualTo(flaw));
  }
}
