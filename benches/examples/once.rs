use std::time::Instant;
use chronik::{dataset::read, as_of::{as_of,firmness}, edtf::Day, lang::Lang, timeline::chart::{View, chart}, facets::Catalogue};
fn main() {
    for n in std::env::args().skip(1).map(|a| a.parse::<usize>().unwrap()) {
        let f = benches::dataset(&benches::entries(n, 2005));
        println!("{n}: {} kB", f.len()/1000);
        let t = Instant::now();
        let v: serde_json::Value = serde_json::from_str(&f).unwrap();
        println!("  json   {:?}", t.elapsed()); 
        let t = Instant::now(); drop(v);
        println!("  drop   {:?}", t.elapsed());
        let t = Instant::now();
        let c = read(f.as_bytes()).unwrap();
        println!("  read   {:?}", t.elapsed());
        let d = &c.dataset;
        let t = Instant::now();
        let _c = Catalogue::new(d);
        println!("  catal  {:?}", t.elapsed());
        let day = Day::new(2014,7,1).unwrap();
        let t = Instant::now();
        let a = as_of(d, day);
        println!("  as_of  {:?} {}", t.elapsed(), a.coordination.len());
        let t = Instant::now();
        let s = d.entries.iter().filter(|e| firmness(d, e, day).is_some()).count();
        println!("  firm   {:?} {s}", t.elapsed());
        let t = Instant::now();
        let s: usize = chronik::dataset::vocabulary::Lane::ALL.iter().map(|l| d.lane(*l).len()).sum();
        println!("  lanes  {:?} {s}", t.elapsed());
        let t = Instant::now();
        let ch = chart(d, &View{lang:Lang::De, day, today: Day::new(2026,11,22).unwrap(), width: 960});
        println!("  chart  {:?} {}", t.elapsed(), ch.lanes.iter().map(|l| l.marks.len()).sum::<usize>());
    }
}
