//! Lists of SAP.

use super::*;

#[test]
fn they_come_in_as_they_are() {
    whole_files_come_in(vec![
        Whole {
            name: "SAP GUI tab utf16",
            file: r"Report			

G/L Account Line Item Display

		DocumentNo	Type	Pstng Date	PK	Amount in local cur.	LCurr	Text

		1900001	SA	22.01.2026	40	 77,740.00 	CNY	rent
		1900002	SA	23.01.2026	50	 -40.00 	CNY	back
	*					 77,700.00 	CNY	
	**					 77,700.00 	CNY	
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|rent|77740.00", "2026-01|back|-40.00"]),
        },
        Whole {
            name: "SAP pipes",
            file: r"22.01.2026                                      Dynamic List Display                                         1
------------------------------------------------------------------------------------------
|  |DocumentNo|Type|Pstng Date|PK|      Amount in LC|LCurr|Account   |Text                |
------------------------------------------------------------------------------------------
|  |1900001   |SA  |22.01.2026|40|         77,740.00|CNY  |52010010  |rent                |
|  |1900002   |SA  |23.01.2026|50|             40.00-|CNY  |52010010  |back                |
|* |          |    |          |  |         77,700.00|CNY  |52010010  |                    |
|**|          |    |          |  |         77,700.00|CNY  |          |                    |
------------------------------------------------------------------------------------------
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|52010010|77740.00", "2026-01|52010010|-40.00"]),
        },
        Whole {
            name: "S_ALR",
            file: r"Cost Centers: Actual/Plan/Variance				
				
Cost Center/Group	4711	Service		
Person responsible:	X			
Reporting period:	1 to 1 2026			
Fiscal Year	2026			
From Period	1			
To Period	1			
				
Cost Elements	Act. Costs	Plan Costs	Var.(Abs.)	Var.(%)
52010010  Office	1,200.00	1,000.00	200.00	20.00
52010020  Travel	300.00		300.00	
* Debit	1,500.00	1,000.00	500.00	50.00
69000000  Allocation	1,400.00-	1,000.00-	400.00-	40.00
* Credit	1,400.00-	1,000.00-	400.00-	40.00
** Over/Underabsorption	100.00		100.00	
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|52010010  Office|1200.00", "2026-01|52010020  Travel|300.00"]),
        },
        Whole {
            name: "Oracle",
            file: r"Batch Name,JE Name,Accounting Date,Account,Description,Entered Dr,Entered Cr,Accounted Dr,Accounted Cr
B,J1,2026-01-05,6602,paper,10.00,,72.00,
",
            currency: "CNY",
            profile: Profile::default(),
            accounts: &[],
            wants: Wants::Rows(&["2026-01|6602|72.00"]),
        },
    ]);
}
